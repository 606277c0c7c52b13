package com.cruisemall.chat.conversation;

/**
 * Where a fact of an answer can be looked up.
 *
 * @param url absolute, or a path of the shop
 */
public record Source(String title, String url) {}
