/** The pages that people see; what they show lies in {@code src/main/web}. */
@NullMarked
package com.cruisemall.gateway.webclient;

import org.jspecify.annotations.NullMarked;
