package com.cruisemall.local.doctor;

import java.util.List;

/** The checks of one part of the stack; an exception means the part could not be examined. */
@FunctionalInterface
interface Checks {
  List<Finding> findings() throws Exception;
}
