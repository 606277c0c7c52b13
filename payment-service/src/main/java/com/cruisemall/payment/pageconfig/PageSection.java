package com.cruisemall.payment.pageconfig;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Section of the pages, such as {@code hero}, {@code menus} or {@code banners}. */
public record PageSection(
    @NotNull @Pattern(regexp = "[a-z][A-Za-z0-9-]{0,63}", message = "{constraint.identifier}")
        String section,
    @NotNull @Size(max = 100) List<@NotNull @Valid Piece> pieces) {
  /**
   * Piece of a section.
   *
   * @param key unique in its section
   * @param content interpreted by the web client
   * @param active whether the public endpoint contains it
   */
  public record Piece(
      @NotNull @Pattern(regexp = "[A-Za-z0-9_.-]{1,64}", message = "{constraint.identifier}")
          String key,
      @NotNull JsonNode content,
      boolean active) {}
}
