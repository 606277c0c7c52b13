/** Pictures that people show: checked, made small, and answered like any question. */
@NullMarked
package com.cruisemall.chat.vision;

import org.jspecify.annotations.NullMarked;
