// Hands a file to the musician's downloads.

export interface FileSaver {
  save(fileName: string, content: Uint8Array<ArrayBuffer> | Blob, mimeType: string): void;
}

export function createDownloadSaver(): FileSaver {
  return {
    save(fileName, content, mimeType) {
      const url = URL.createObjectURL(new Blob([content], { type: mimeType }));
      const link = document.createElement('a');
      link.href = url;
      link.download = fileName;
      link.click();
      // Firefox reads the blob after the click has returned.
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
  };
}
