module example.com/{{name}}

go 1.25

require (
	github.com/aws/constructs-go/constructs/v10 v10.6.0
	github.com/aws/jsii-runtime-go v1.140.0
	github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces v{{version}}
	github.com/hashicorp/terraform-cdk-go/cdktf v0.21.0
)
