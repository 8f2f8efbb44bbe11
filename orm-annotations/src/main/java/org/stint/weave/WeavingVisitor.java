package org.stint.weave;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.pool.TypePool;

/** Sends the code of a class through the two steps of weaving: replacing accesses, and adding members. */
final class WeavingVisitor extends AsmVisitorWrapper.AbstractBase {

    private final MappedClasses classes;

    WeavingVisitor(MappedClasses classes) {
        this.classes = classes;
    }

    @Override
    public int mergeWriter(int flags) {
        return flags | ClassWriter.COMPUTE_MAXS;
    }

    @Override
    public ClassVisitor wrap(
            TypeDescription type,
            ClassVisitor visitor,
            Implementation.Context context,
            TypePool pool,
            FieldList<FieldDescription.InDefinedShape> fields,
            MethodList<?> methods,
            int writerFlags,
            int readerFlags) {
        ClassVisitor added = classes.mapped(type)
                .filter(mapped -> !mapped.woven())
                .<ClassVisitor>map(mapped -> new WovenMembers(visitor, mapped))
                .orElse(visitor);
        return new FieldAccess(added, classes);
    }
}
