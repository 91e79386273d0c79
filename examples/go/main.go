// A ZenML server on a Hugging Face Space, and what the Hub says about it.
package main

import (
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	hf "github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func newZenMLStack(scope constructs.Construct, id string) cdktf.TerraformStack {
	stack := cdktf.NewTerraformStack(scope, &id)

	// What differs between deployments: terraform apply -var hardware=t4-small
	variable := func(id, byDefault string) *string {
		return cdktf.NewTerraformVariable(stack, &id, &cdktf.TerraformVariableConfig{
			Type:    jsii.String("string"),
			Default: byDefault,
		}).StringValue()
	}
	name := variable("name", "zenml-server")
	hardware := variable("hardware", "cpu-basic")
	verbosity := variable("logging_verbosity", "INFO")
	token := cdktf.NewTerraformVariable(stack, jsii.String("huggingface_token"), &cdktf.TerraformVariableConfig{
		Type:        jsii.String("string"),
		Sensitive:   jsii.Bool(true),
		Description: jsii.String("Hugging Face access token; export TF_VAR_huggingface_token"),
	})

	hf.NewHuggingFaceSpacesProvider(stack, jsii.String("huggingface"), &hf.HuggingFaceSpacesProviderProps{
		ProviderSource: hf.ProviderSource_BUNDLED,
		Token:          token.StringValue(),
	})

	zenml := hf.NewHuggingFaceSpace(stack, jsii.String("zenml"), &hf.HuggingFaceSpaceProps{
		Name:     name,
		Sdk:      hf.SpaceSdk_DOCKER(),
		Template: hf.SpaceTemplate_Of(jsii.String("zenml/zenml")),
		Hardware: hf.SpaceHardware_Of(hardware),
		Env:      &map[string]*string{"ZENML_LOGGING_VERBOSITY": verbosity},
	})

	// The same Space, as the Hub describes it.
	seen := hf.HuggingFaceSpace_FromSpaceId(stack, jsii.String("seen"), zenml.SpaceId(), nil)
	outputs := constructs.NewConstruct(stack, jsii.String("outputs"))
	for key, value := range map[string]any{
		"id":            zenml.SpaceId(),
		"url":           zenml.Url(),
		"page_url":      zenml.PageUrl(),
		"name":          seen.Name(),
		"author":        seen.Author(),
		"last_modified": seen.LastModified(),
		"likes":         seen.Likes(),
		"private":       seen.IsPrivate(),
		"sdk":           seen.Sdk(),
	} {
		output := cdktf.NewTerraformOutput(outputs, &key, &cdktf.TerraformOutputConfig{Value: value})
		output.OverrideLogicalId(&key)
	}
	return stack
}

func main() {
	defer jsii.Close()

	app := cdktf.NewApp(nil)
	newZenMLStack(app, "huggingface-spaces")
	app.Synth()
}
