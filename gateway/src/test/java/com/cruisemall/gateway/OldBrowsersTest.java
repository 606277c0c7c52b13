package com.cruisemall.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The built scripts and styles use nothing that the oldest supported browsers lack: Safari and iOS
 * 16.4, Chrome and Edge 110, Samsung Internet 21, Firefox 121. The bundler neither lowers syntax to
 * a target nor adds missing functions. Sources: MDN and caniuse.com.
 */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class OldBrowsersTest {
  private static final Pattern FILE =
      Pattern.compile("[\"'(](?:/static/bundle/|\\./)([A-Za-z0-9._-]+\\.(?:js|css))[\"')]");

  /** Functions of scripts, with the first Safari, Chrome or Firefox that has them. */
  private static final List<String> MISSING_FUNCTIONS =
      List.of(
          // Safari 17.4
          "AbortSignal\\s*\\.\\s*any\\b",
          "Promise\\s*\\.\\s*withResolvers\\b",
          "\\b(?:Object|Map)\\s*\\.\\s*groupBy\\b",
          // Safari 18.2, Chrome 128
          "Promise\\s*\\.\\s*try\\b",
          // Chrome 121
          "Array\\s*\\.\\s*fromAsync\\b",
          // Safari 17 and 18, Chrome 120 and 126
          "\\bURL\\s*\\.\\s*(?:canParse|parse)\\b",
          // Safari 17, Chrome 122, Firefox 127
          "\\.(?:union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\\(",
          // Safari 18.4, Chrome 122, Firefox 131
          "\\bIterator\\s*\\.\\s*(?:from|concat)\\b",
          "\\.(?:values|keys|entries)\\(\\)\\s*\\.\\s*(?:map|filter|take|drop|toArray|some|every|find|reduce|flatMap)\\(",
          // Safari 16.4 has them, Chrome 111
          "\\.(?:isWellFormed|toWellFormed)\\(",
          // Safari 17 and 18, Firefox 125 and later
          "\\.(?:showPopover|togglePopover|hidePopover|startViewTransition|checkVisibility)\\(",
          // not in Safari
          "\\brequestIdleCallback\\b",
          "\\bnavigation\\.navigate\\(",
          "\\bscheduler\\.(?:yield|postTask)\\b",
          "\\bTemporal\\.",
          // Safari 18.2
          "\\.transferToFixedLength\\(",
          "Uint8Array\\s*\\.\\s*from(?:Hex|Base64)\\b",
          "\\.to(?:Hex|Base64)\\(",
          // Safari 17.4, Chrome 118
          "\\bIntl\\.DurationFormat\\b");

  /** Syntax of styles without which a page cannot be used. */
  private static final List<String> MISSING_STYLES =
      List.of(
          // nesting: Safari 17.2, Chrome 120
          "[{;}]\\s*&",
          "\\blight-dark\\(",
          "@scope\\b",
          "@starting-style\\b",
          "\\banchor\\(",
          "\\bif\\(");

  /** Returns the files that the document names and those that they name, by name. */
  private static Map<String, String> bundle() {
    Map<String, String> files = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(names(given().get("/").asString()));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (!files.containsKey(name)) {
        String content =
            given().get("/static/bundle/" + name).then().statusCode(200).extract().asString();
        files.put(name, content);
        open.addAll(names(content));
      }
    }
    return files;
  }

  private static List<String> names(String content) {
    return FILE.matcher(content).results().map(found -> found.group(1)).toList();
  }

  private static List<String> found(String content, List<String> patterns) {
    return patterns.stream()
        .map(pattern -> Pattern.compile(pattern).matcher(content))
        .filter(Matcher::find)
        .map(Matcher::group)
        .toList();
  }

  @Test
  void findEveryFunctionThatScriptsCall() {
    Map<String, String> files = bundle();

    assertThat(files.keySet()).filteredOn(name -> name.endsWith(".js")).hasSizeGreaterThan(5);
    files.forEach((name, content) -> {
      if (name.endsWith(".js")) {
        assertThat(found(content, MISSING_FUNCTIONS)).as(name).isEmpty();
      }
    });
  }

  @Test
  void understandTheStyles() {
    Map<String, String> files = bundle();

    assertThat(files.keySet()).anyMatch(name -> name.endsWith(".css"));
    files.forEach((name, content) -> {
      if (name.endsWith(".css")) {
        assertThat(found(content, MISSING_STYLES)).as(name).isEmpty();
      }
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "signal:AbortSignal.any([a,b])",
        "let{promise:p}=Promise.withResolvers()",
        "Object.groupBy(x,y)",
        "new Set(a).union(b)",
        "m.values().map(x=>x)"
      })
  void areCheckedForWhatTheyLack(String script) {
    assertThat(found(script, MISSING_FUNCTIONS)).isNotEmpty();
  }

  @Test
  void runTheFirstScriptOfTheDocument() {
    assertThat(given().get("/").asString().indexOf("/recover.js"))
        .isBetween(0, given().get("/").asString().indexOf("/static/bundle/"));
    String script = given().get("/recover.js").then().statusCode(200).extract().asString();

    assertThat(script).doesNotContain("=>", "const ", "let ", "`", "?.", "??", "class ");
  }
}
