import { refusal, text } from "./problem-kind";

/** Many Spaces from one description. */
export const fleetProblems = {
  fleetKeyTwice: refusal(
    "HFS139",
    "A Space of a fleet given twice",
    "The keys of a fleet, from spaces, names and addSpace, become construct ids.",
    text`the fleet has a Space "${"key"}" already; give one of them another key`,
  ),
  noFleetKey: refusal(
    "HFS140",
    "A Space that the fleet does not have",
    "Spaces of a fleet are found by their key, not by their name on the Hub.",
    text`the fleet has no Space "${"key"}"; it has ${"keys"}`,
  ),
  previousKeyTaken: refusal(
    "HFS153",
    "A previous key that is still in use",
    "A Space is moved in the state from the key that it had to the key that it has now, so nothing else may be there.",
    text`"${"key"}" should take over what was "${"previous"}", a key that the fleet still has; remove that Space, or the entry in previousKeys`,
  ),
  unknownStack: refusal(
    "HFS165",
    "A Space placed in a stack that the fleet does not have",
    "A place is the id of one of the stacks that the fleet was given.",
    text`the Space "${"key"}" is placed in "${"stack"}", the fleet's stacks are ${"stacks"}; write one of those`,
  ),
  movedBetweenStacks: refusal(
    "HFS166",
    "A key that was renamed, and would change its stack",
    "A Space's stack follows from its key. Terraform moves within one state only, so the Space would be destroyed in one stack and created in another.",
    text`"${"key"}" was "${"previous"}", which is in the stack "${"stack"}"; name that stack for it in places, so that it stays there`,
  ),
  noStacks: refusal(
    "HFS167",
    "A fleet without stacks",
    "A ShardedSpaceFleet spreads its Spaces over the stacks that it is given. One stack alone takes a SpaceFleet.",
    text`the fleet has no stacks; give it two or more, each with a provider of its own`,
  ),
};
