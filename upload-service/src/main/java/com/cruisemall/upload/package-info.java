/** Passports and pictures: received, kept safe, brought to where they belong. */
@NullMarked
package com.cruisemall.upload;

import org.jspecify.annotations.NullMarked;
