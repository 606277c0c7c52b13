@NullMarked
package com.cruisemall.chat.upstream;

import org.jspecify.annotations.NullMarked;
