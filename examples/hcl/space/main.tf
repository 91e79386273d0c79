terraform {
  required_providers {
    huggingface-spaces = {
      source = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces"
    }
  }
}

variable "store_url" {
  description = "Where ZenML keeps its data, such as mysql://user:password@host/zenml."
  type        = string
  sensitive   = true
}

# The token is looked up as the Hub's own tools do: HF_TOKEN, else what "hf auth login" wrote.
provider "huggingface-spaces" {}

resource "huggingface-spaces_space" "zenml" {
  name       = "zenml-server"
  template   = "zenml/zenml-template-space"
  visibility = "private"
  hardware   = "cpu-upgrade"
  sleep_time = 3600

  secrets = {
    ZENML_STORE_URL = var.store_url
  }
  variables = {
    ZENML_LOGGING_VERBOSITY = "INFO"
  }

  wait_until_running = true
  timeouts = {
    create = "15m"
  }
}

data "huggingface-spaces_space" "zenml" {
  id = huggingface-spaces_space.zenml.id
}

output "url" {
  value = data.huggingface-spaces_space.zenml.url
}
