terraform {
  required_providers {
    huggingface-spaces = {
      source = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces"
    }
  }
}

variable "namespace" {
  description = "Your organization."
  type        = string
}

variable "release" {
  type    = string
  default = "1"
}

provider "huggingface-spaces" {
  namespace = var.namespace
}

resource "huggingface-spaces_space" "site" {
  count = 3
  name  = "site-${count.index}"
  sdk   = "docker"

  restart_triggers = {
    release = var.release
  }
  paused = count.index == 2
}
