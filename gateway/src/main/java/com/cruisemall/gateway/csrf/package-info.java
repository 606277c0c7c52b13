/**
 * Which pages may use the shop in a person's name: whether an unsafe request was meant, and CORS.
 */
@NullMarked
package com.cruisemall.gateway.csrf;

import org.jspecify.annotations.NullMarked;
