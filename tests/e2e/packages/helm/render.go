// Renders a Helm chart as `helm template` does, with what Helm stands on: Go's text/template and Masterminds' sprig. Of Helm's
// own it has the functions that its engine adds, and values merged as Helm merges them; no hooks, subcharts, or cluster.
//
//	render CHART CASES   CASES/NAME.yaml has the values of a case; prints {NAME: {values, manifests: {template: text}, problem}}
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"gopkg.in/yaml.v2"
)

type values = map[string]interface{}

type outcome struct {
	Values    values            `json:"values"`
	Manifests map[string]string `json:"manifests"`
	Problem   string            `json:"problem"`
}

func give_up(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "render:", err)
		os.Exit(1)
	}
}

// As Helm reads YAML: into what JSON has, so that every number is a float64.
func read_yaml(text []byte) (interface{}, error) {
	var read interface{}
	if err := yaml.Unmarshal(text, &read); err != nil {
		return nil, err
	}
	return as_json(read), nil
}

func as_json(value interface{}) interface{} {
	switch typed := value.(type) {
	case map[interface{}]interface{}:
		made := values{}
		for key, below := range typed {
			made[fmt.Sprint(key)] = as_json(below)
		}
		return made
	case []interface{}:
		for index, below := range typed {
			typed[index] = as_json(below)
		}
		return typed
	case int:
		return float64(typed)
	}
	return value
}

func read_values(file string) values {
	text, err := os.ReadFile(file)
	give_up(err)
	read, err := read_yaml(text)
	give_up(err)
	if read == nil {
		return values{}
	}
	return read.(values)
}

// What is given wins, maps are merged, and null takes a default away.
func merged(given, defaults values) values {
	made := values{}
	for key, value := range defaults {
		made[key] = value
	}
	for key, value := range given {
		below, is_map := value.(values)
		other, was_map := made[key].(values)
		switch {
		case value == nil:
			delete(made, key)
		case is_map && was_map:
			made[key] = merged(below, other)
		default:
			made[key] = value
		}
	}
	return made
}

func to_yaml(value interface{}) string {
	text, err := yaml.Marshal(value)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(string(text), "\n")
}

func engine(folder string) (*template.Template, []string) {
	root := template.New("chart").Option("missingkey=zero")
	functions := sprig.TxtFuncMap()
	delete(functions, "env")
	delete(functions, "expandenv")
	execute := func(name string, data interface{}) (string, error) {
		var text strings.Builder
		err := root.ExecuteTemplate(&text, name, data)
		return text.String(), err
	}
	functions["include"] = execute
	functions["tpl"] = func(text string, data interface{}) (string, error) {
		made, err := template.Must(root.Clone()).New("tpl").Parse(text)
		if err != nil {
			return "", err
		}
		var written strings.Builder
		err = made.Execute(&written, data)
		return strings.ReplaceAll(written.String(), "<no value>", ""), err
	}
	functions["required"] = func(problem string, value interface{}) (interface{}, error) {
		if value == nil || value == "" {
			return value, errors.New(problem)
		}
		return value, nil
	}
	functions["fail"] = func(problem string) (string, error) { return "", errors.New(problem) }
	functions["toYaml"] = to_yaml
	functions["fromYaml"] = func(text string) values {
		read, err := read_yaml([]byte(text))
		if err != nil {
			return values{"Error": err.Error()}
		}
		return read.(values)
	}
	functions["toJson"] = func(value interface{}) string {
		text, _ := json.Marshal(value)
		return string(text)
	}
	root.Funcs(functions)
	files, err := filepath.Glob(filepath.Join(folder, "templates", "*"))
	give_up(err)
	names := []string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		give_up(err)
		name := filepath.Base(folder) + "/templates/" + filepath.Base(file)
		_, err = root.New(name).Parse(string(text))
		give_up(err)
		names = append(names, name)
	}
	return root, names
}

func main() {
	folder, cases := os.Args[1], os.Args[2]
	chart := read_values(filepath.Join(folder, "Chart.yaml"))
	about := values{"Name": chart["name"], "Version": chart["version"], "AppVersion": chart["appVersion"]}
	defaults := read_values(filepath.Join(folder, "values.yaml"))
	files, err := filepath.Glob(filepath.Join(cases, "*.yaml"))
	give_up(err)
	outcomes := map[string]outcome{}
	for _, file := range files {
		root, names := engine(folder)
		made := outcome{Values: merged(read_values(file), defaults), Manifests: map[string]string{}}
		for _, name := range names {
			if strings.HasPrefix(filepath.Base(name), "_") {
				continue
			}
			data := values{
				"Values": made.Values, "Chart": about,
				"Release":  values{"Name": "pacts", "Namespace": "testing", "Service": "Helm"},
				"Template": values{"Name": name, "BasePath": filepath.Dir(name)},
			}
			var text strings.Builder
			if err := root.ExecuteTemplate(&text, name, data); err != nil {
				made.Problem = err.Error()
				break
			}
			made.Manifests[filepath.Base(name)] = strings.ReplaceAll(text.String(), "<no value>", "")
		}
		outcomes[strings.TrimSuffix(filepath.Base(file), ".yaml")] = made
	}
	give_up(json.NewEncoder(os.Stdout).Encode(outcomes))
}
