package com.cruisemall.auth.staff;

import com.cruisemall.auth.account.Role;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Configuration of staff sign-in. */
@ConfigMapping(prefix = "cruisemall.staff")
public interface StaffConfig {
  /** Enables the sign-in of staff at the provider ({@code STAFF_OIDC_ENABLED}). */
  @WithDefault("false")
  boolean enabled();

  /** Role of the shop for each role of the provider; the highest applies. */
  Map<String, Role> roles();

  /** Page to which the browser returns, on the gateway's host. */
  @WithDefault("/staff/")
  String page();
}
