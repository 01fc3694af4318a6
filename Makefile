# Each target says what it does as it goes; ARGS passes more on, as in `make run ARGS="--port 8080"`.
BEGIN = @sh setup/begin.sh

.PHONY: help run setup test check prove bench locks clean

help:
	@echo "make run     install what is missing, start everything, print the address"
	@echo "make setup   install only"
	@echo "make test    all tests, in the browser too"
	@echo "make check   lint, types, contracts, both languages, drawn documents"
	@echo "make prove   the long proofs: kills, floods, many rows"
	@echo "make bench   measurements"
	@echo "make locks   choose the releases of everything anew"
	@echo "make clean   remove what was installed and built (never the data)"

run setup test check prove bench locks clean:
	$(BEGIN) $@ $(ARGS)
