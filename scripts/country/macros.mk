# What the rules call that mig-report --make writes; see mig-report(1) for the parts of a report.
#
# The makefile that includes this says where things are:
#   report_tools        $1 names of tools: those of them that are files a part depends on
#   report_program      mig-report, as a command
#   report_path         $1 a path, as commands see it that run in the profile's folder
#   report_environment  assignments: what these commands see, in front of bash
#   report_plots        the scripts that charts are drawn by

# $1 the profile, $2 the folder of parts, $3 what is set in the profile
report_rules = $(report_program) --make $1 --parts $2 $3 -o $(dir $2)rules.mk

report_bash = cd $1 && $(report_environment) LC_ALL=C.UTF-8 bash -eo pipefail

# $1 the profile's folder, $2 standard input; the command is the first prerequisite. What a
# command that fails has printed is thrown away.
report_table = @echo $@; ($(report_bash) $(call report_path,$<) <$2 >$(call report_path,$@).new) && \
	mv $@.new $@ || { rm -f $@.new; exit 1; }
report_chart = @echo $@; $(report_bash) $(call report_path,$<) $(call report_path,$@) <$2

# $1 the profile's folder, $2 files in it
report_inputs = @cd $1 && sha256sum $2 </dev/null >$(call report_path,$@).new && \
	mv $(call report_path,$@).new $(call report_path,$@)
report_versions = @{ $(report_program) --version && gnuplot --version && \
	cmark-gfm --version | sed -n 1p; } >$@
