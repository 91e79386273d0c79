import { ACTIONS } from "./actions";
import { CONNECTION } from "./connection";
import { DETAILS } from "./details";
import { ELEMENTS } from "./elements";
import { HUB_PAGE } from "./hub-page";
import { REQUESTS } from "./requests";
import { SPACE_PAGE } from "./space-page";
import { SPACES } from "./spaces";
import { CONTROL } from "../../paths";

const START = `"use strict";\nconst control = ${JSON.stringify(`${CONTROL}/`)};\n`;

/**
 * What the pages do in the browser: they read one event stream, and show what it says. Everything is set as text, so no
 * name or log line can bring markup in.
 */
export const SCRIPTS = {
  hub: [START, ELEMENTS, ACTIONS, DETAILS, SPACES, REQUESTS, HUB_PAGE, CONNECTION].join(""),
  space: [START, ELEMENTS, ACTIONS, DETAILS, SPACE_PAGE, CONNECTION].join(""),
};
