package io.onecycle.driver.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void markupBecomesText() {
    assertThat(Markup.text("<script>alert('1')</script> & \"x\""))
        .isEqualTo("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;");
  }

  @Test
  void whatXmlCannotHoldOrReordersTextIsWrittenOut() {
    assertThat(Markup.text("a\u0000b\u001b[31m\u202ec\ud800\n"))
        .isEqualTo("a\\u0000b\\u001b[31m\\u202ec\\ud800\n");
  }

  @Test
  void namesInAnyScriptAreKept() {
    assertThat(Markup.text("poids 权重 😀")).isEqualTo("poids 权重 😀");
  }
}
