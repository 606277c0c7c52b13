@NullMarked
package com.cruisemall.gateway.upstream;

import org.jspecify.annotations.NullMarked;
