package com.cruisemall.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.TextRules;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextRulesTest {
  /** Endpoint with declared and undeclared texts. */
  abstract static class Endpoint {
    @POST
    abstract void post(Body body, @HeaderParam("If-Match") String header);
  }

  record Body(
      @NormalizedName String name,
      @NormalizedIdentifier String identifier,
      @EmailAddress String email,
      @Pattern(regexp = "[a-z]") String pattern,
      @AsTyped String prose,
      List<@AsTyped String> proseList,
      int number,
      String undeclared,
      List<String> undeclaredList,
      List<Part> parts) {}

  record Part(String undeclared) {}

  @Test
  void findsTextsWithoutAForm() {
    String prefix = TextRulesTest.class.getName();

    assertThat(TextRules.undeclared(new ClassFileImporter().importClasses(Endpoint.class)))
        .containsExactly(
            prefix + "$Body.undeclared",
            prefix + "$Body.undeclaredList",
            prefix + "$Part.undeclared");
  }
}
