package com.example;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.TerraformVariable;
import io.github.cdktfhuggingfacespaces.HuggingFaceSpacesProvider;
import io.github.cdktfhuggingfacespaces.LabelStudioDatabase;
import io.github.cdktfhuggingfacespaces.LabelStudioSpace;
import io.github.cdktfhuggingfacespaces.ProviderSource;
import io.github.cdktfhuggingfacespaces.SpaceSecret;
import io.github.cdktfhuggingfacespaces.SpaceVisibility;

/**
 * Label Studio with a PostgreSQL database and closed sign-up.
 *
 * <p>export TF_VAR_LABEL_STUDIO_PASSWORD=… TF_VAR_POSTGRES_PASSWORD=… TF_VAR_SESSION_KEY=…
 */
public final class LabelStudioPostgres {
  public static void main(String[] args) {
    App app = new App();
    TerraformStack stack = new TerraformStack(app, "label-studio");
    HuggingFaceSpacesProvider.Builder.create(stack, "huggingface")
        .providerSource(ProviderSource.BUNDLED)
        .build();

    TerraformVariable host =
        TerraformVariable.Builder.create(stack, "postgres_host")
            .type("string")
            .defaultValue("db.example.com")
            .build();
    LabelStudioSpace labelStudio =
        LabelStudioSpace.Builder.create(stack, "label-studio")
            .name("label-studio")
            .visibility(SpaceVisibility.PUBLIC)
            .userEmail("admin@example.com")
            .userPassword(SpaceSecret.fromEnvironment("LABEL_STUDIO_PASSWORD"))
            .sessionKey(SpaceSecret.fromEnvironment("SESSION_KEY"))
            .database(
                LabelStudioDatabase.builder()
                    .host(host.getStringValue())
                    .name("labels")
                    .user("labels")
                    .password(SpaceSecret.fromEnvironment("POSTGRES_PASSWORD"))
                    .build())
            .build();
    TerraformOutput.Builder.create(stack, "api_url").value(labelStudio.getApiUrl()).build();

    app.synth();
  }
}
