package org.parley.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.parley.it.server.AppServer;
import org.parley.it.server.Deployment;
import org.parley.it.server.Extras;
import org.parley.it.server.Servers;

/**
 * A server on which Parley has a clock that can be set while it runs: a copy of the WAR in which {@code Wiring} takes another one.
 * Everything in Parley has its time from there. (Debian's {@code faketime} has a JVM take ten times as long for everything.)
 *
 * @param war the copy
 * @param offset the file in which the offset is
 */
record WrongClock(AppServer server, Path war, Path offset) implements AppServer {

    /** How long a node may take to see a new offset. */
    static final Duration NOTICED = Duration.ofSeconds(1);

    private static final String CLASSES = "WEB-INF/classes/";
    private static final String WIRING = CLASSES + "org/parley/run/Wiring.class";

    /** Copies the WAR into a folder; its clock is right at first. */
    static WrongClock of(AppServer server, Path folder) {
        Path war = folder.toAbsolutePath().resolve("parley.war");
        var wrong = new WrongClock(server, war, folder.toAbsolutePath().resolve("offset"));
        try {
            Files.createDirectories(folder);
            Files.copy(Servers.WAR, war, StandardCopyOption.REPLACE_EXISTING);
            try (FileSystem inside = FileSystems.newFileSystem(war)) {
                Path wiring = inside.getPath(WIRING);
                Files.write(wiring, withOurClock(Files.readAllBytes(wiring)));
                String clock = Type.getInternalName(JumpingClock.class) + ".class";
                try (InputStream ours = WrongClock.class.getClassLoader().getResourceAsStream(clock)) {
                    Path there = inside.getPath(CLASSES + clock);
                    Files.createDirectories(there.getParent());
                    Files.copy(Objects.requireNonNull(ours), there);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        wrong.set(Duration.ZERO);
        return wrong;
    }

    private static byte[] withOurClock(byte[] wiring) {
        var writer = new ClassWriter(0);
        new ClassReader(wiring)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return ours(super.visitMethod(access, name, descriptor, signature, exceptions));
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    private static MethodVisitor ours(MethodVisitor method) {
        return new MethodVisitor(Opcodes.ASM9, method) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                boolean clock = owner.equals(Type.getInternalName(Clock.class)) && name.equals("systemUTC");
                super.visitMethodInsn(
                        opcode,
                        clock ? Type.getInternalName(JumpingClock.class) : owner,
                        name,
                        descriptor,
                        isInterface);
            }
        };
    }

    /** Sets the clock, as far from the right time as this. */
    void set(Duration wrong) {
        try {
            Path fresh = Files.writeString(offset.resolveSibling("fresh"), wrong.toString());
            Files.move(fresh, offset, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> command(List<String> java, int port, Path folder, Deployment deployment) throws IOException {
        List<String> all = new ArrayList<>(java);
        all.add("-D" + JumpingClock.FILE + "=" + offset);
        return server.command(all, port, folder, new Deployment(war, deployment.contextPath()));
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public Path home() {
        return server.home();
    }

    @Override
    public Path accessLogs(Path folder) {
        return server.accessLogs(folder);
    }

    @Override
    public Extras extras() {
        return server.extras();
    }

    @Override
    public AppServer with(Extras extras) {
        return new WrongClock(server.with(extras), war, offset);
    }

    @Override
    public String dataSource() {
        return server.dataSource();
    }
}
