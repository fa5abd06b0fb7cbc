// A worker that dies as soon as it begins.
export {};

throw new Error('it never was');
