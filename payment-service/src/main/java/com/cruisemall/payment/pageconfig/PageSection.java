package com.cruisemall.payment.pageconfig;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A part of the pages, such as {@code hero}, {@code menus}, {@code banners}; its pieces in order.
 */
public record PageSection(
    @NotNull @Pattern(regexp = "[a-z][A-Za-z0-9-]{0,63}") String section,
    @NotNull @Size(max = 100) List<@NotNull @Valid Piece> pieces) {
  /**
   * One piece.
   *
   * @param key unique in its section
   * @param content whatever the page makes of it
   * @param active whether people see it
   */
  public record Piece(
      @NotNull @Pattern(regexp = "[A-Za-z0-9_.-]{1,64}") String key,
      @NotNull JsonNode content,
      boolean active) {}
}
