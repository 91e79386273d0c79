const { AsyncLocalStorage } = require("async_hooks");

const { run } = AsyncLocalStorage.prototype;
const storages = new Set();

/** Remembers what each test file runs in: jest has a storage of its own for each. */
AsyncLocalStorage.prototype.run = function (...given) {
  storages.add(this);
  return run.apply(this, given);
};

/** Up to Node.js 22, each promise asks all storages that were ever in use: one more for each test file of a process. */
exports.disableStorages = () => {
  for (const storage of storages) storage.disable();
  storages.clear();
};
