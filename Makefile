# The front door. Every target works on a fresh machine with Node 20.19 or newer and nothing else.
NODE_MODULES := node_modules/.package-lock.json
# PORT=… make run, or make run PORT=…; the configuration decides when it is left out.
export PORT

.PHONY: run test check fix bench check-services db down api runner web migrate openapi-gen cli build-all

run: build-all ## install, build, make the sample data if there is none, start everything
	bin/air serve

test: $(NODE_MODULES) ## every test, against real engines
	npm test

check: $(NODE_MODULES) ## format, lint, types, import rules, unused code, generated files, documents
	npm run check

fix: $(NODE_MODULES)
	npm run fix

bench: $(NODE_MODULES) ## each figure as a ratio to its limit, measured in the same run
	npm run bench

check-services: $(NODE_MODULES) ## which databases the tests would use
	npm run check:services

db: ## databases to try AIR on, in containers
	docker compose up -d

down:
	docker compose down

api: build-all
	bin/air api

runner: build-all
	bin/air runner

web: $(NODE_MODULES) ## the page with live reload, in front of a running AIR
	cd apps/web && npx vite

migrate: build-all
	bin/air migrate

openapi-gen: $(NODE_MODULES)
	npm run generate

cli: build-all

build-all: $(NODE_MODULES)
	npm run build

# npm refuses `ci` where the registry lacks packages for other platforms that the lock file names as optional.
$(NODE_MODULES): package-lock.json
	npm ci --silent || npm install --no-save
