package com.cruisemall.gateway.webclient;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** What pages may do in a browser. */
@ConfigMapping(prefix = "cruisemall.web-client")
public interface WebClientConfig {
  /** Where the PSP's script and frames come from, on the payment page alone. */
  @WithDefault("https://*.tosspayments.com")
  List<String> pspOrigins();
}
