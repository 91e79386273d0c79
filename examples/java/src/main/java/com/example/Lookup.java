package com.example;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.TerraformVariable;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpace;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpacesProvider;
import io.github.cdktfhuggingfacespaces.ISpace;
import io.github.cdktfhuggingfacespaces.ProviderSource;
import java.util.Map;

/** What the Hub says of a Space that is managed elsewhere: terraform apply -var space_id=namespace/name */
public final class Lookup {
  public static void main(String[] args) {
    App app = new App();
    TerraformStack stack = new TerraformStack(app, "lookup");
    HuggingFaceSpacesProvider.Builder.create(stack, "huggingface")
        .providerSource(ProviderSource.BUNDLED)
        .build();

    TerraformVariable id =
        TerraformVariable.Builder.create(stack, "space_id").type("string").build();
    ISpace space = HuggingFaceSpace.fromLookup(stack, "space", id.getStringValue());
    TerraformOutput.Builder.create(stack, "description")
        .value(
            Map.of(
                "author", space.getAuthor(),
                "sdk", space.getSdk(),
                "stage", space.getStage(),
                "likes", space.getLikes(),
                "url", space.getUrl()))
        .build();

    app.synth();
  }
}
