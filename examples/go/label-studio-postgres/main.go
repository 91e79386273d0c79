// Label Studio with a PostgreSQL database and closed sign-up.
//
// export TF_VAR_LABEL_STUDIO_PASSWORD=… TF_VAR_POSTGRES_PASSWORD=… TF_VAR_SESSION_KEY=…
package main

import (
	"github.com/aws/jsii-runtime-go"
	hf "github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func main() {
	defer jsii.Close()

	app := cdktf.NewApp(nil)
	stack := cdktf.NewTerraformStack(app, jsii.String("label-studio"))
	hf.NewHuggingFaceSpacesProvider(stack, jsii.String("huggingface"), &hf.HuggingFaceSpacesProviderProps{
		ProviderSource: hf.ProviderSource_BUNDLED,
	})

	host := cdktf.NewTerraformVariable(stack, jsii.String("postgres_host"), &cdktf.TerraformVariableConfig{
		Type:    jsii.String("string"),
		Default: "db.example.com",
	})
	labelStudio := hf.NewLabelStudioSpace(stack, jsii.String("label-studio"), &hf.LabelStudioSpaceProps{
		Name:         jsii.String("label-studio"),
		Visibility:   hf.SpaceVisibility_PUBLIC(),
		UserEmail:    jsii.String("admin@example.com"),
		UserPassword: hf.SpaceSecret_FromEnvironment(jsii.String("LABEL_STUDIO_PASSWORD")),
		SessionKey:   hf.SpaceSecret_FromEnvironment(jsii.String("SESSION_KEY")),
		Database: &hf.LabelStudioDatabase{
			Host:     host.StringValue(),
			Name:     jsii.String("labels"),
			User:     jsii.String("labels"),
			Password: hf.SpaceSecret_FromEnvironment(jsii.String("POSTGRES_PASSWORD")),
		},
	})
	cdktf.NewTerraformOutput(stack, jsii.String("api_url"), &cdktf.TerraformOutputConfig{Value: labelStudio.ApiUrl()})

	app.Synth()
}
