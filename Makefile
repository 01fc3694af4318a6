# Each target says what it does as it goes; ARGS passes more on, as in `make run ARGS="--port 8080"`.
BEGIN = @sh setup/begin.sh

.PHONY: help run setup test check prove bench locks clean

help:
	@case "$${LC_ALL:-$${LC_MESSAGES:-$${LANG:-}}}" in cy*) \
	echo "make run     gosod yr hyn sydd ar goll, cychwyn popeth, argraffu’r cyfeiriad"; \
	echo "make setup   gosod yn unig"; \
	echo "make test    pob prawf, yn y porwr hefyd"; \
	echo "make check   lint, mathau, contractau, y ddwy iaith, dogfennau a luniwyd"; \
	echo "make prove   y profion hir: lladd, llifogydd, llawer o resi"; \
	echo "make bench   mesuriadau"; \
	echo "make locks   dewis fersiwn pob peth o’r newydd"; \
	echo "make clean   tynnu’r hyn a osodwyd ac a adeiladwyd (ond nid y data, byth)";; \
	*) \
	echo "make run     install what is missing, start everything, print the address"; \
	echo "make setup   install only"; \
	echo "make test    all tests, in the browser too"; \
	echo "make check   lint, types, contracts, both languages, drawn documents"; \
	echo "make prove   the long proofs: kills, floods, many rows"; \
	echo "make bench   measurements"; \
	echo "make locks   choose the releases of everything anew"; \
	echo "make clean   remove what was installed and built (never the data)";; esac

run setup test check prove bench locks clean:
	$(BEGIN) $@ $(ARGS)
