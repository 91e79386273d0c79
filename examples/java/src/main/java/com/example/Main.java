package com.example;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.TerraformVariable;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpace;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpacesProvider;
import io.github.cdktfhuggingfacespaces.ISpace;
import io.github.cdktfhuggingfacespaces.ProviderSource;
import io.github.cdktfhuggingfacespaces.SpaceHardware;
import io.github.cdktfhuggingfacespaces.SpaceSdk;
import io.github.cdktfhuggingfacespaces.SpaceTemplate;
import java.util.Map;
import software.constructs.Construct;

/** A ZenML server on a Hugging Face Space, and what the Hub says about it. */
public final class Main {
  public static void main(String[] args) {
    App app = new App();
    new ZenMLStack(app, "huggingface-spaces");
    app.synth();
  }

  static final class ZenMLStack extends TerraformStack {
    ZenMLStack(Construct scope, String id) {
      super(scope, id);

      // What differs between deployments: terraform apply -var hardware=t4-small
      TerraformVariable name = variable("name", "zenml-server");
      TerraformVariable hardware = variable("hardware", "cpu-basic");
      TerraformVariable verbosity = variable("logging_verbosity", "INFO");
      TerraformVariable token =
          TerraformVariable.Builder.create(this, "huggingface_token")
              .type("string")
              .sensitive(true)
              .description("Hugging Face access token; export TF_VAR_huggingface_token")
              .build();

      HuggingFaceSpacesProvider.Builder.create(this, "huggingface")
          .providerSource(ProviderSource.BUNDLED)
          .token(token.getStringValue())
          .build();

      HuggingFaceSpace zenml =
          HuggingFaceSpace.Builder.create(this, "zenml")
              .name(name.getStringValue())
              .sdk(SpaceSdk.DOCKER)
              .template(SpaceTemplate.of("zenml/zenml"))
              .hardware(SpaceHardware.of(hardware.getStringValue()))
              .env(Map.of("ZENML_LOGGING_VERBOSITY", verbosity.getStringValue()))
              .build();

      // The same Space, as the Hub describes it.
      ISpace seen = HuggingFaceSpace.fromSpaceId(this, "seen", zenml.getSpaceId());
      Map<String, Object> described =
          Map.of(
              "id", zenml.getSpaceId(),
              "url", zenml.getUrl(),
              "page_url", zenml.getPageUrl(),
              "name", seen.getName(),
              "author", seen.getAuthor(),
              "last_modified", seen.getLastModified(),
              "likes", seen.getLikes(),
              "private", seen.getIsPrivate(),
              "sdk", seen.getSdk());
      Construct outputs = new Construct(this, "outputs");
      described.forEach(
          (key, value) ->
              TerraformOutput.Builder.create(outputs, key)
                  .value(value)
                  .build()
                  .overrideLogicalId(key));
    }

    private TerraformVariable variable(String id, String byDefault) {
      return TerraformVariable.Builder.create(this, id)
          .type("string")
          .defaultValue(byDefault)
          .build();
    }
  }
}
