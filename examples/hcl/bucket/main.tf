terraform {
  required_providers {
    huggingface-spaces = {
      source = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces"
    }
  }
}

resource "huggingface-spaces_bucket" "data" {
  name = "label-studio-data"
}

resource "huggingface-spaces_space" "label_studio" {
  name     = "label-studio"
  template = "LabelStudio/LabelStudio"
  hardware = "cpu-upgrade"

  volumes = [
    {
      type       = "bucket"
      source     = huggingface-spaces_bucket.data.id
      mount_path = "/data"
    },
  ]
  variables = {
    LABEL_STUDIO_BASE_DATA_DIR = "/data"
    STORAGE_PERSISTENCE        = "1"
  }
}
