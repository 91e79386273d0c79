terraform {
  required_providers {
    huggingface-spaces = {
      source = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces"
    }
  }
}

variable "api_key" {
  type      = string
  sensitive = true
  ephemeral = true
}

resource "huggingface-spaces_space" "app" {
  name = "app"
  sdk  = "gradio"

  # In neither the plan nor the state. When the value changes, secrets_updated_at shows it.
  secrets_wo = {
    API_KEY = var.api_key
  }
}
