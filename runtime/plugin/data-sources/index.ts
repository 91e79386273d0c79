/** Data sources that read the Hub's own lists. Each is one file: its schema, and how it is read. */
export { accountDataSource } from "./account";
export { hardwareDataSource } from "./hardware";
export { spacesDataSource } from "./spaces";
export { templatesDataSource } from "./templates";
