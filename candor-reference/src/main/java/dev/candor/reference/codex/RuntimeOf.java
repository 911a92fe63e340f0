package dev.candor.reference.codex;

import dev.candor.Identifier;
import dev.candor.Meaning;
import dev.candor.Name;
import dev.candor.OneOf;

/** What a conversation runs on. */
record RuntimeOf(
    @Meaning(value = "The version of the program's core.", example = "0.61.0")
        @Name("runtime.codex_rs_version")
        @Identifier(pattern = "[0-9]{1,5}(\\.[0-9]{1,5}){1,3}(-[a-z0-9.]{1,20})?", maxLength = 30)
        String version,
    @Meaning("The machine's system.")
        @Name("runtime.runtime_os")
        @OneOf({"linux", "macos", "windows"})
        String os,
    @Meaning(value = "The version of that system.", example = "24.6.0")
        @Name("runtime.runtime_os_version")
        @Identifier(pattern = "[0-9]{1,6}(\\.[0-9]{1,6}){0,3}", maxLength = 30)
        String osVersion,
    @Meaning("The machine's processor.") @Name("runtime.runtime_arch") @OneOf({"x86_64", "aarch64"})
        String arch) {}
