package com.cruisemall.auth.staff;

import com.cruisemall.auth.account.Role;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** What the shop makes of staff whom the provider has recognised. */
@ConfigMapping(prefix = "cruisemall.staff")
public interface StaffConfig {
  /** The shop's role for a role of the provider's; of several the highest counts. */
  Map<String, Role> roles();

  /** The page that staff come back to, on the gateway's own address. */
  @WithDefault("/staff/")
  String page();
}
