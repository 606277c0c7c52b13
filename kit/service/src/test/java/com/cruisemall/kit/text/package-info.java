@NullMarked
package com.cruisemall.kit.text;

import org.jspecify.annotations.NullMarked;
