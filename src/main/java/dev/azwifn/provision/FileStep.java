package dev.azwifn.provision;

import dev.azwifn.config.Setting;
import dev.azwifn.config.WorkloadIdentity;
import java.util.ArrayList;
import java.util.List;

/** The config file, which is to hold what Azure has chosen: the last step, since only then all of it is known. */
record FileStep(Found found, ConfigFile file, WorkloadIdentity config, boolean withPrincipalID) implements Step {
    @Override
    public String title() {
        return file.name();
    }

    @Override
    public void check() {
        file.checkWritable();
    }

    @Override
    public Reading read() {
        List<Fact> facts = new ArrayList<>();
        if (found.clusterIdentity() == null || found.issuer() == null) {
            facts.add(new Fact("outputs", "known once Azure has chosen them", null));
        } else {
            for (Chosen chosen : outputs()) {
                facts.add(new Fact("spec." + chosen.field().path(), chosen.value(), chosen.current()));
            }
        }
        return Reading.compared(facts, List.of(), () -> file.write(outputs()));
    }

    private List<Chosen> outputs() {
        return Chosen.of(found, config, file.alone(), withPrincipalID || file.names(Setting.PRINCIPAL_ID));
    }
}
