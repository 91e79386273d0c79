import { mirrorConfiguration } from "../../../runtime/cli/provider-mirror";

test.each([
  ["a folder on Windows", "C:\\Users\\ann\\mirror", "\\", '"C:/Users/ann/mirror"'],
  ["a folder elsewhere, whatever its name holds", '/srv/a "b" \\ ${c}', "/", '"/srv/a \\"b\\" \\\\ $${c}"'],
])("Terraform reads %s as it is", (_, folder, separator, text) => {
  expect(mirrorConfiguration(folder, "terraform.example.com/infra/huggingface-spaces", separator)).toContain(
    `    path    = ${text}\n`,
  );
});
