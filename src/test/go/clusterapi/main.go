// Command clusterapi lets Cluster API itself say what it makes of our output.
//
//	clusterapi adopt SECRET.yaml NAMESPACE CLUSTER DIR   the key files for the first control-plane machine, in DIR
//	clusterapi kubeadm FILE                              kubeadm's config for each control plane in a file
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/blang/semver/v4"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	bootstrapv1 "sigs.k8s.io/cluster-api/api/bootstrap/kubeadm/v1beta2"
	old "sigs.k8s.io/cluster-api/api/controlplane/kubeadm/v1beta1"
	controlplanev1 "sigs.k8s.io/cluster-api/api/controlplane/kubeadm/v1beta2"
	"sigs.k8s.io/cluster-api/bootstrap/kubeadm/types"
	"sigs.k8s.io/cluster-api/bootstrap/kubeadm/types/upstream"
	"sigs.k8s.io/cluster-api/util/secret"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/client/fake"
	"sigs.k8s.io/yaml"
)

func main() {
	var err error
	switch {
	case len(os.Args) == 6 && os.Args[1] == "adopt":
		err = adopt(os.Args[2], client.ObjectKey{Namespace: os.Args[3], Name: os.Args[4]}, os.Args[5])
	case len(os.Args) == 3 && os.Args[1] == "kubeadm":
		err = kubeadm(os.Args[2])
	default:
		err = errors.New("usage: clusterapi adopt SECRET.yaml NAMESPACE CLUSTER DIR | clusterapi kubeadm FILE")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

// What the controller of the control plane does before the first machine is there.
func adopt(file string, cluster client.ObjectKey, dir string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	given := &corev1.Secret{}
	if err := yaml.UnmarshalStrict(data, given); err != nil {
		return err
	}
	scheme := runtime.NewScheme()
	if err := corev1.AddToScheme(scheme); err != nil {
		return err
	}
	api := fake.NewClientBuilder().WithScheme(scheme).WithObjects(given).Build()
	certificates := secret.NewCertificatesForInitialControlPlane(&bootstrapv1.ClusterConfiguration{})
	owner := metav1.OwnerReference{APIVersion: "v1", Kind: "KubeadmControlPlane", Name: cluster.Name, UID: "1"}
	if err := certificates.LookupOrGenerate(context.Background(), api, cluster, owner); err != nil {
		return err
	}
	pair := certificates.GetByPurpose(secret.ServiceAccount)
	if pair.Generated {
		return errors.New("Cluster API made a key pair of its own")
	}
	for _, key := range pair.AsFiles() {
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(key.Path)), []byte(key.Content), 0o600); err != nil {
			return err
		}
		fmt.Println(key.Path, key.Permissions)
	}
	return nil
}

func kubeadm(name string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	reader := utilyaml.NewYAMLReader(bufio.NewReader(file))
	for {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		plane, err := controlPlane(document)
		if err != nil {
			return err
		}
		if plane == nil {
			continue
		}
		configuration := plane.Spec.KubeadmConfigSpec.ClusterConfiguration
		text, err := types.MarshalClusterConfigurationForVersion(
			&configuration, semver.MustParse("1.34.0"), &upstream.AdditionalData{})
		if err != nil {
			return err
		}
		fmt.Printf("---\n%s", text)
	}
}

// Strictly: a field that Cluster API does not know is an error. Nil for other kinds.
func controlPlane(document []byte) (*controlplanev1.KubeadmControlPlane, error) {
	kind := metav1.TypeMeta{}
	if err := yaml.Unmarshal(document, &kind); err != nil {
		return nil, err
	}
	if kind.Kind != "KubeadmControlPlane" {
		return nil, nil
	}
	plane := &controlplanev1.KubeadmControlPlane{}
	if kind.APIVersion == controlplanev1.GroupVersion.String() {
		return plane, yaml.UnmarshalStrict(document, plane)
	}
	before := &old.KubeadmControlPlane{}
	if err := yaml.UnmarshalStrict(document, before); err != nil {
		return nil, err
	}
	return plane, before.ConvertTo(plane)
}
