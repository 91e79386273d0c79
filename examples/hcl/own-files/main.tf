terraform {
  required_providers {
    huggingface-spaces = {
      source = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces"
    }
  }
}

resource "huggingface-spaces_space" "app" {
  name       = "app"
  sdk        = "docker"
  source_dir = "${path.module}/app"

  deletion_protection = false
}
