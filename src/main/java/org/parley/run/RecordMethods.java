package org.parley.run;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.runtime.ObjectMethods;

/**
 * What the JDK remembers of the records of an application: {@code java.lang.runtime.ObjectMethods} has handles that every
 * record's {@code equals}, {@code hashCode} and {@code toString} are made of, and up to Java 19 each of them keeps the
 * last type that it was adapted to ({@code MethodHandle.asTypeCache}), and with it all classes of the application.
 */
final class RecordMethods {

    private static final System.Logger LOG = System.getLogger(RecordMethods.class.getName());

    /** Has them remember a class of the JDK's instead, when the application ends. */
    void forget() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Class<String> any = String.class;
        try {
            MethodHandle part = lookup.findVirtual(any, "strip", methodType(any));
            Object unused = ObjectMethods.bootstrap(
                    lookup, "equals", methodType(boolean.class, any, Object.class), any, "part", part);
            unused = ObjectMethods.bootstrap(lookup, "hashCode", methodType(int.class, any), any, "part", part);
            unused = ObjectMethods.bootstrap(lookup, "toString", methodType(any, any), any, "part", part);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            // The method declares no less. What goes wrong costs memory where an application is deployed again and
            // again.
            LOG.log(System.Logger.Level.WARNING, "the JDK may keep the classes of this application", e);
        }
    }
}
