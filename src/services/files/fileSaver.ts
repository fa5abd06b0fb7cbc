// Hands a file to the musician's downloads.

export interface FileSaver {
  save(fileName: string, bytes: Uint8Array<ArrayBuffer>, mimeType: string): void;
}

export function createDownloadSaver(): FileSaver {
  return {
    save(fileName, bytes, mimeType) {
      const url = URL.createObjectURL(new Blob([bytes], { type: mimeType }));
      const link = document.createElement('a');
      link.href = url;
      link.download = fileName;
      link.click();
      // Firefox reads the blob after the click has returned.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
  };
}
