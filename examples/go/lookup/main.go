// What the Hub says of a Space that is managed elsewhere: terraform apply -var space_id=namespace/name
package main

import (
	"github.com/aws/jsii-runtime-go"
	hf "github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func main() {
	defer jsii.Close()

	app := cdktf.NewApp(nil)
	stack := cdktf.NewTerraformStack(app, jsii.String("lookup"))
	hf.NewHuggingFaceSpacesProvider(stack, jsii.String("huggingface"), &hf.HuggingFaceSpacesProviderProps{
		ProviderSource: hf.ProviderSource_BUNDLED,
	})

	id := cdktf.NewTerraformVariable(stack, jsii.String("space_id"), &cdktf.TerraformVariableConfig{
		Type: jsii.String("string"),
	})
	space := hf.HuggingFaceSpace_FromLookup(stack, jsii.String("space"), id.StringValue(), nil)
	cdktf.NewTerraformOutput(stack, jsii.String("description"), &cdktf.TerraformOutputConfig{
		Value: map[string]any{
			"author": space.Author(),
			"sdk":    space.Sdk(),
			"stage":  space.Stage(),
			"likes":  space.Likes(),
			"url":    space.Url(),
		},
	})

	app.Synth()
}
