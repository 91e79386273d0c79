import { inCallersLanguage } from "../../src/caller-language";
import { problems } from "../../src/errors";

const AGENTS = { python: "Python/3.11.7", java: "Java/17.0.1", go: "go1.26.8/linux/amd64" };

const inEach = (message: string) => Object.values(AGENTS).map((agent) => inCallersLanguage(message, agent));

test("TypeScript is left as it is", () => {
  for (const { pattern } of Object.values(problems)) expect(inCallersLanguage(pattern)).toBe(pattern);
});

test.each([
  [
    "write hardware: SpaceHardware.T4_SMALL",
    "write hardware=SpaceHardware.T4_SMALL",
    "write .hardware(SpaceHardware.T4_SMALL)",
    "write Hardware: SpaceHardware_T4_SMALL()",
  ],
  [
    "sleepTime is 5, write tryWithoutTemplate: true",
    "sleep_time is 5, write try_without_template=True",
    "sleepTime is 5, write .tryWithoutTemplate(true)",
    "SleepTime is 5, write TryWithoutTemplate: jsii.Bool(true)",
  ],
  [
    'use SpaceSecret.fromEnvironment("NAME")',
    'use SpaceSecret.from_environment("NAME")',
    'use SpaceSecret.fromEnvironment("NAME")',
    'use SpaceSecret_FromEnvironment(jsii.String("NAME"))',
  ],
  [
    "as in Duration.minutes(15)",
    "as in Duration.minutes(15)",
    "as in Duration.minutes(15)",
    "as in Duration_Minutes(jsii.Number(15))",
  ],
  [
    'first: new HuggingFaceSpacesProvider(this, "huggingface", { providerSource: ProviderSource.BUNDLED })',
    'first: HuggingFaceSpacesProvider(self, "huggingface", provider_source=ProviderSource.BUNDLED)',
    'first: HuggingFaceSpacesProvider.Builder.create(this, "huggingface").providerSource(ProviderSource.BUNDLED).build()',
    'first: NewHuggingFaceSpacesProvider(stack, jsii.String("huggingface"), &HuggingFaceSpacesProviderProps{ProviderSource: ProviderSource_BUNDLED})',
  ],
  [
    'write storage: SpaceStorage.bucket(new SpaceBucket(this, "data", { name: "data" }))',
    'write storage=SpaceStorage.bucket(SpaceBucket(self, "data", name="data"))',
    'write .storage(SpaceStorage.bucket(SpaceBucket.Builder.create(this, "data").name("data").build()))',
    'write Storage: SpaceStorage_Bucket(NewSpaceBucket(stack, jsii.String("data"), &SpaceBucketProps{Name: jsii.String("data")}))',
  ],
])("%s", (typescript, ...others) => expect(inEach(typescript)).toEqual(others));

test("what the user wrote stays as it is: in quotes, and as a part of an address", () => {
  const message = '"mySpace" of acme/myTemplate and myTeam/demo is wrong';
  expect(inEach(message)).toEqual([message, message, message]);
});

test("no message has TypeScript left in it", () => {
  for (const { pattern } of Object.values(problems)) {
    const [python, java, go] = inEach(pattern.replace(/[‹›]/g, ""));
    expect(python).not.toMatch(/new \w+\(|: (Space|Provider|Duration)\w*\.|[a-z]: true|__dirname|\b[a-z]+[A-Z]\w*\(|`/);
    expect(java).not.toMatch(/\{ |: (Space|Provider|Duration)\w*\.|[a-z]: true|__dirname|`/);
    expect(go).not.toMatch(/new \w+\(|\b(Space\w*|ProviderSource|Duration)\.|__dirname|`/);
  }
});
