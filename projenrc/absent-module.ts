/** Stands in a bundle for a module that is loaded on a path which is never taken. */
export {};
