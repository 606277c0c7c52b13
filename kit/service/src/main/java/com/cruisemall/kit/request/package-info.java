/** Request id in every response, log line and downstream call; connection handling at shutdown. */
@NullMarked
package com.cruisemall.kit.request;

import org.jspecify.annotations.NullMarked;
