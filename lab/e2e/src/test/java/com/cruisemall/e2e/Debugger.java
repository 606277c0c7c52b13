package com.cruisemall.e2e;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Connection to the debug port of a JVM. Closing it resumes the JVM. */
final class Debugger implements AutoCloseable {
  private final VirtualMachine vm;

  private Debugger(VirtualMachine vm) {
    this.vm = vm;
  }

  static Debugger attach(int port) throws IOException, IllegalConnectorArgumentsException {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(candidate -> candidate.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
    Objects.requireNonNull(arguments.get("port")).setValue(Integer.toString(port));
    return new Debugger(connector.attach(arguments));
  }

  /** Sets a breakpoint at a method of a loaded class; live reload loads a class several times. */
  void breakAt(String type, String method) {
    for (ReferenceType loaded : vm.classesByName(type)) {
      vm.eventRequestManager()
          .createBreakpointRequest(loaded.methodsByName(method).getFirst().location())
          .enable();
    }
  }

  BreakpointEvent awaitBreakpoint(Duration timeout) throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() < deadline) {
      EventSet events = vm.eventQueue().remove(1000);
      if (events != null) {
        for (Event event : events) {
          if (event instanceof BreakpointEvent hit) {
            return hit;
          }
        }
        events.resume();
      }
    }
    throw new AssertionError("no breakpoint was hit within " + timeout);
  }

  @Override
  public void close() {
    try {
      vm.dispose();
    } catch (VMDisconnectedException _) {
      // Already closed.
    }
  }
}
