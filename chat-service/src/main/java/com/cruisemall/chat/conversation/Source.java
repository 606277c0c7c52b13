package com.cruisemall.chat.conversation;

/**
 * Source of a fact in an answer.
 *
 * @param url absolute, or a path of the shop
 */
public record Source(String title, String url) {}
