# SPDX-License-Identifier: MIT
# OpenSSH's server, as most partners meet it: keys alone, SFTP inside.
# Source it after lib.sh.
#
#	start_sshd [LINE...]	$ssh_port, $ssh_root (where a session starts);
#				LINEs are more of its configuration.  Keys of
#				the client: ssh/ed25519, ssh/ecdsa, ssh/rsa,
#				and ssh/locked with the passphrase $ssh_phrase.
#				Keys of the host: ssh/host_ed25519, host_ecdsa,
#				host_rsa, each also as .pub.
#	ssh_fingerprint KEY	SHA-256 of a public key, as people compare it
# shellcheck disable=SC2034
ssh_phrase='a phrase for tests'
ssh_user=$(id -un)

have_sshd() {
	have sshd && have ssh-keygen || return 1
	[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd 2>/dev/null && return 0
	why="no /run/sshd"
	return 1
}

ssh_keys() {
	for kind in ed25519 ecdsa rsa; do
		ssh-keygen -q -t $kind -N '' -f ssh/$kind &&
		    ssh-keygen -q -t $kind -N '' -f ssh/host_$kind ||
		    return 1
	done
	ssh-keygen -q -t ed25519 -N "$ssh_phrase" -f ssh/locked
	cat ssh/ed25519.pub ssh/ecdsa.pub ssh/rsa.pub ssh/locked.pub \
	    >ssh/authorized
}

# Accounts without a password get in only by PAM, which root, on some machines,
# does not.
sshd_conf() {
	[ "$(id -u)" -eq 0 ] && pam=no || pam=yes
	cat <<END
Port $ssh_port
ListenAddress 127.0.0.1
PidFile none
UsePAM $pam
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
AuthorizedKeysFile $home/ssh/authorized
Subsystem sftp internal-sftp -d $ssh_root
END
	for line in "$@"; do
		echo "$line"
	done
	case " $* " in
	*HostKey*) ;;
	*)
		for kind in ed25519 ecdsa rsa; do
			echo "HostKey $home/ssh/host_$kind"
		done
		;;
	esac
}

start_sshd() {
	ssh_root=$home/ssh/root
	mkdir -p "$ssh_root"
	[ -e ssh/authorized ] || ssh_keys || return 1
	ssh_port=$(free_ports 1) || return 1
	sshd_conf "$@" >ssh/conf
	begin ssh/said "$(command -v sshd)" -D -e -f "$home/ssh/conf"
	listening "$ssh_port" "$pid" ssh/said
}

ssh_fingerprint() {
	ssh-keygen -l -E sha256 -f "$1.pub" | cut -d' ' -f2
}
