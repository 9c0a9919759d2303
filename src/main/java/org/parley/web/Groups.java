package org.parley.web;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The groups of who sends a request, where the server tells them.
 *
 * <p>Payara, GlassFish and Open Liberty know no role that the WAR does not declare, and which there are is the
 * administrator's to say. They are asked by reflection, each in its way: no API of the Web Profile tells groups.
 */
final class Groups {

    private static final System.Logger LOG = System.getLogger(Groups.class.getName());

    private static final List<Source> SOURCES = List.of(
            // Payara and GlassFish (Jakarta Authorization 2, section 4.6.1.1).
            new Source(
                    "jakarta.security.jacc.PolicyContext",
                    "getContext",
                    List.of("javax.security.auth.Subject.container")),
            // Open Liberty.
            new Source("com.ibm.websphere.security.auth.WSSubject", "getCallerSubject", List.of()));

    /** A static method that gives the subject of the thread's request. */
    private record Source(String type, String method, List<String> arguments) {

        @Nullable
        Object ask() throws ReflectiveOperationException {
            Class<?>[] types = arguments.stream().map(String::getClass).toArray(Class<?>[]::new);
            return Class.forName(type).getMethod(method, types).invoke(null, arguments.toArray());
        }
    }

    private Groups() {}

    /** Returns the names of the groups of the person whose request this thread serves; none where nobody tells. */
    static Set<String> ofCaller() {
        List<String> groups = new ArrayList<>();
        for (Source source : SOURCES) {
            try {
                if (source.ask() instanceof Subject subject) {
                    principals(subject).forEach(groups::add);
                    credentials(subject).forEach(groups::add);
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                LOG.log(System.Logger.Level.DEBUG, "this server tells no groups by " + source.type(), e);
            }
        }
        return Set.copyOf(groups);
    }

    /** A group is a principal of a kind of its own ({@code org.glassfish.security.common.Group}). */
    private static Stream<String> principals(Subject subject) {
        return subject.getPrincipals().stream()
                .filter(principal -> principal.getClass().getSimpleName().equals("Group"))
                .map(Principal::getName);
    }

    /** A credential lists its groups, such as {@code group:Parley/staff} ({@code WSCredential.getGroupIds}). */
    private static Stream<String> credentials(Subject subject) throws ReflectiveOperationException {
        Set<Object> credentials = Set.copyOf(subject.getPublicCredentials());
        Class<?> kind;
        try {
            kind = Class.forName("com.ibm.websphere.security.cred.WSCredential");
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        }
        List<String> names = new ArrayList<>();
        for (Object credential : credentials) {
            if (kind.isInstance(credential)
                    && kind.getMethod("getGroupIds").invoke(credential) instanceof List<?> ids) {
                ids.forEach(id -> names.add(String.valueOf(id).replaceFirst("^group:.*/", "")));
            }
        }
        return names.stream();
    }
}
